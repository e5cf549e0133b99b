// Plants one slip at a time in what the build made and tells which slips no test notices. By hand, not in CI: node
// scripts/mutants.mjs --files libs/contexts/visits/domain --tests visits [--sample 200] [--seed 1] [--only
// file.ts:12:5] [--json out.json] The sources are not touched; dist/ must be built and is put back at the end.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { transformSync } from '@swc/core';
import ts from 'typescript';

const { values: asked } = parseArgs({
  options: {
    files: { type: 'string', multiple: true },
    tests: { type: 'string', multiple: true },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true },
    json: { type: 'string' },
    seconds: { type: 'string', default: '300' },
  },
});
if (!asked.files || !asked.tests)
  throw new Error("--files <path> and --tests <word of a spec's path> are needed, each as often as wanted.");

const sources = asked.files
  .flatMap((path) =>
    statSync(path).isFile() ? [path] : readdirSync(path, { recursive: true }).map((name) => join(path, name)),
  )
  .filter(
    (path) =>
      path.endsWith('.ts') &&
      !/\.(spec|int-spec|e2e-spec|fixture)\.ts$|\.openapi\.ts$|\.events\.ts$|(^|[\\/])fixtures[\\/]/.test(path),
  );

const SWAPPED = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '+=': ['-='],
  '-=': ['+='],
};
const OTHER_METHOD = {
  __proto__: null,
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  toUpperCase: 'toString',
  toLowerCase: 'toString',
  trim: 'toString',
};

/**
 * Whether nothing under this node runs: types, imports, decorators and the texts of messages are not what slips are
 * planted in.
 */
const idle = (node) =>
  ts.isTypeNode(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isDecorator(node);

/** Every slip of a source: where it is and what is written instead. */
const slipsOf = (file) => {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const slips = [];
  const slip = (node, kind, instead, from = node.getStart(source), to = node.getEnd()) => {
    const { line, character } = source.getLineAndCharacterOfPosition(from);
    slips.push({
      file,
      at: `${file}:${line + 1}:${character + 1}`,
      kind,
      was: text.slice(from, to).slice(0, 90),
      instead: instead.slice(0, 90),
      text: text.slice(0, from) + instead + text.slice(to),
    });
  };
  const written = (node) => node.getText(source);
  const look = (node) => {
    if (idle(node)) return;
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken;
      for (const other of SWAPPED[written(operator)] ?? []) slip(operator, 'operator', other);
      if (['&&', '||', '??'].includes(written(operator))) slip(node, 'one side only', written(node.left));
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      slip(node, 'not', written(node.operand));
    else if (ts.isConditionalExpression(node)) {
      slip(node, 'always', `(${written(node.whenTrue)})`);
      slip(node, 'never', `(${written(node.whenFalse)})`);
    } else if (ts.isIfStatement(node)) {
      slip(node.expression, 'always', 'true');
      slip(node.expression, 'never', 'false');
    } else if (node.kind === ts.SyntaxKind.TrueKeyword) slip(node, 'flag', 'false');
    else if (node.kind === ts.SyntaxKind.FalseKeyword) slip(node, 'flag', 'true');
    else if (ts.isNumericLiteral(node) && !ts.isPropertyAssignment(node.parent))
      slip(node, 'number', `(${written(node)} + 1)`);
    else if (ts.isNumericLiteral(node)) slip(node, 'number', `${written(node)} + 1`);
    else if (ts.isExpressionStatement(node) && !ts.isStringLiteral(node.expression)) slip(node, 'left out', ';');
    else if (ts.isSpreadElement(node) && ts.isArrayLiteralExpression(node.parent)) slip(node, 'left out', '...[]');
    else if (ts.isSpreadAssignment(node)) slip(node, 'left out', '...{}');
    else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression } = node.expression;
      const other = OTHER_METHOD[name.text];
      if (other) slip(name, 'other method', other);
      if (['toSorted', 'sort', 'reverse', 'toReversed', 'slice', 'filter', 'normalize'].includes(name.text))
        slip(node, 'left out', written(expression));
    } else if (ts.isAwaitExpression(node) && ts.isExpressionStatement(node.parent))
      slip(node, 'not awaited', `void ${written(node.expression)}`);
    ts.forEachChild(node, look);
  };
  look(source);
  return slips;
};

const options = { ...JSON.parse(readFileSync('.swcrc', 'utf8')), sourceMaps: false, swcrc: false };
const made = (file) => join('dist', relative('.', file)).replace(/\.ts$/, '.js');
const compiled = (file, text) => transformSync(text, { ...options, filename: join(process.cwd(), file) }).code;

/** Resolves to NOTICED, UNNOTICED or TIMED OUT. */
const tested = () =>
  new Promise((done) => {
    const child = spawn(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        'node_modules/jest/bin/jest.js',
        '--bail',
        '--silent',
        '--testTimeout=40000',
        ...asked.tests,
      ],
      { stdio: 'ignore', detached: true },
    );
    const timer = setTimeout(
      () => {
        process.kill(-child.pid, 'SIGKILL');
        done('TIMED OUT');
      },
      Number(asked.seconds) * 1000,
    );
    child.on('exit', (code) => {
      clearTimeout(timer);
      done(code === 0 ? 'UNNOTICED' : 'NOTICED');
    });
  });

/** The same order for the same seed. */
const shuffled = (slips, seed) => {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return slips
    .map((slip) => ({ slip, rank: next() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ slip }) => slip);
};

const all = sources.flatMap(slipsOf);
const chosen = asked.only
  ? all.filter(({ at }) => asked.only.includes(at))
  : shuffled(all, Number(asked.seed)).slice(0, Number(asked.sample ?? all.length));
console.log(`${all.length} slips in ${sources.length} files; ${chosen.length} are planted.`);
if ((await tested()) !== 'UNNOTICED') throw new Error('The tests must pass before slips are planted.');

const outcome = [];
for (const slip of chosen) {
  const target = made(slip.file);
  const whole = readFileSync(target, 'utf8');
  let result;
  try {
    writeFileSync(target, compiled(slip.file, slip.text));
    result = await tested();
  } catch (error) {
    result = `NOT COMPILED (${String(error.message).split('\n')[0]})`;
  } finally {
    writeFileSync(target, whole);
  }
  const { at, kind, was, instead } = slip;
  outcome.push({ at, kind, was, instead, result });
  if (result !== 'NOTICED')
    console.log(`${result} ${at} ${kind}: ${JSON.stringify(was)} -> ${JSON.stringify(instead)}`);
  if (asked.json) writeFileSync(asked.json, JSON.stringify(outcome, null, 1));
  if (outcome.length % 25 === 0)
    console.log(
      `… ${outcome.length} of ${chosen.length}, ${outcome.filter((one) => one.result === 'UNNOTICED').length} unnoticed`,
    );
}
const unnoticed = outcome.filter(({ result }) => result === 'UNNOTICED').length;
const counted = outcome.filter(({ result }) => !result.startsWith('NOT COMPILED')).length;
console.log(
  `${counted - unnoticed} of ${counted} slips noticed (${counted ? Math.floor(((counted - unnoticed) / counted) * 1000) / 10 : 0} %).`,
);
