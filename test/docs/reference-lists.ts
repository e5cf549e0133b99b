import { COMMON_CODES, ERRORS, ROLES, WARNINGS, type EventCatalogue, type Fields, type WarningCode } from '#kernel';
import { ROLE_INFO } from '#contexts/access';
import { allContexts } from '../../apps/composition/contexts.js';
import { settingsOf } from '../../apps/composition/rule-book.js';
import { code, codes, page, table } from './markdown.js';

const WARNING_MEANINGS: Readonly<Record<WarningCode, string>> = {
  W_REPEAT_VISIT:
    'The same origin visits the same host about the same topic within twelve months (VIS-06); the approver acknowledges it.',
  W_DANA_DESA_EARLIER_TA:
    'Dana Desa of a fiscal year before the ban pays for travel outside the regency (VIS-04); the approver acknowledges it.',
  W_BACKDATED:
    'The act is dated more than 30 days before it was recorded, or within a term that had ended when it was recorded (COM-05); a reason was given.',
  W_DATE_CONFLICT: 'The weekday in the source does not fit the date.',
  W_LATE: 'The report came after its day (VIS-11).',
  W_LONG_TERM: 'The term is longer than usual (AGR-09); whoever finalises the text acknowledges it.',
};

export const errorsPage = (): string =>
  page(
    'Errors and warnings',
    'Every refusal is `application/problem+json` (RFC 9457) with `code`, `messageId`, `messageEn`, and where it helps `ruleId`, `field` (a JSON pointer), ' +
      '`legalBasis` and `details`. A rule may replace the text below by a more telling one; the code stays. Codes of contexts that are still to come are listed too.',
    table(
      ['code', 'status', 'Indonesia', 'English'],
      Object.entries(ERRORS)
        .sort(([, [one]], [, [other]]) => one - other)
        .map(([name, [status, id, en]]) => [code(name), String(status), id, en]),
    ),
    '## Warnings',
    'Accepted with a flag that the event keeps; the receipt tells them.',
    table(
      ['code', 'meaning'],
      WARNINGS.map((name) => [code(name), WARNING_MEANINGS[name]]),
    ),
  );

/** Names of the members of its data, in the present version. */
const membersOf = (type: string, data: Fields | undefined): string => {
  if (!data) throw new Error(`${type} does not declare its data.`);
  return Object.entries(data)
    .map(([name, { needed }]) => `${code(name)}${needed ? '' : '?'}`)
    .join(', ');
};

const eventRows = (catalogue: EventCatalogue): readonly (readonly string[])[] =>
  Object.entries(catalogue).map(([type, { version, label = [], data }]) => [
    code(type),
    label.join(' / '),
    String(version),
    membersOf(type, data),
  ]);

export const eventsPage = (): string =>
  page(
    'Events',
    'What the log holds. Data are plain JSON: money a string of digits, days `YYYY-MM-DD`, instants ISO 8601 in UTC. ' +
      '`?`: may be missing. What each field means is told in `/openapi.json`, by the schema of the history. Every event ' +
      'also carries its [envelope](#envelope).',
    ...allContexts().flatMap(({ name, tables }) => [
      `## ${name}`,
      table(
        ['event', 'meaning', 'version', 'fields'],
        tables.flatMap(({ decider }) => eventRows(decider.catalogue as EventCatalogue)),
      ),
    ]),
    '## Envelope',
    table(
      ['field', 'meaning'],
      [
        ['`id`', 'UUID derived from stream, command id and place: a repeated append is recognised by it'],
        ['`stream`, `revision`, `position`', 'the place in its stream and in the whole log'],
        ['`metadata.schemaVersion`', 'version of `data`; older ones are read through upcasters'],
        ['`metadata.occurredOn`, `metadata.recordedAt`', 'business date, and the instant of recording: kept apart'],
        ['`metadata.actor`', '`userId`, `officeId`, `role`, `scope`, `capacity`, `mandate`: no name'],
        [
          '`metadata.command`, `metadata.commandId`, `metadata.commandHash`',
          'what was asked, under which id, and the SHA-256 of its content',
        ],
        [
          '`metadata.correlationId`, `metadata.causationId`',
          'the request, and the event that caused the command when no person did',
        ],
        ['`metadata.ruleSet`', 'version of the rule values in force'],
        [
          '`metadata.provenance`',
          'source, address, confidence of the date, and which field is stated, corroborated or invented',
        ],
        [
          '`metadata.reason`, `metadata.warnings`, `metadata.evidence`',
          'why, with which flags, on which documents (by SHA-256)',
        ],
      ],
    ),
  );

/** Roles have a page of their own, which says more of them. */
export const codesPage = (): string =>
  page(
    'Codes',
    'Stages, kinds, sources and other codes that records, lists and totals hold, and what they mean. Roles: [Roles](roles.md); refusals and what a warning asks for: ' +
      '[Errors and warnings](errors.md); what each figure of a total counts: [Queries](queries.md#v1visit-totals).',
    ...[...allContexts().flatMap(({ codeLists = [] }) => codeLists), ...COMMON_CODES]
      .filter(({ codes: of }) => !Object.hasOwn(of, 'ACCESS_ADMIN'))
      .flatMap(({ name: [id, en], codes: of }) => [
        `## ${en}`,
        `${id}.`,
        table(
          ['code', 'Indonesia', 'English'],
          Object.entries(of).map(([name, [meaningId, meaningEn]]) => [code(name), meaningId, meaningEn]),
        ),
      ]),
  );

export const rolesPage = (): string => {
  const rows = allContexts()
    .flatMap(({ tables }) => tables)
    .flatMap((commands) => commands.rows);
  const lists = allContexts().flatMap(({ queries, totals }) => [...queries, ...totals]);
  return page(
    'Roles',
    'A right is a role, held for a region and all that lies in it, on behalf of an office, from a first to a last day. `OVERSIGHT` examines and has no hand in ' +
      'the records of the same region; `ADMINISTRATION` keeps accounts; `NONE` is granted to nobody.',
    table(
      ['role', 'Indonesia', 'English', 'duty', 'held for', 'may ask', 'may read'],
      ROLES.map((role) => {
        const { titleId, titleEn, duty, levels } = ROLE_INFO[role];
        const asks = rows.filter(({ roles }) => roles.includes(role)).map(({ name }) => name);
        return [
          code(role),
          titleId,
          titleEn,
          code(duty),
          codes(levels),
          codes([...new Set(asks)]),
          codes(lists.filter(({ roles }) => roles.includes(role)).map(({ path }) => path)),
        ];
      }),
    ),
  );
};

const TAGS = {
  A: 'stated in an article',
  S: 'read in a published source',
  K: 'known, to be confirmed',
  B: 'plausible, to be confirmed',
  D: 'a decision of this project',
};

export const settingsPage = (): string =>
  page(
    'Rule values',
    'Defaults that an office may change for its region, from a day on ([how](../how-to/change-a-rule-value.md)).',
    table(
      ['name', 'default', 'legal basis', 'how sure'],
      settingsOf(allContexts()).map(({ name, initial, legalBasis, tag }) => [
        code(name),
        code(initial as string | number),
        legalBasis,
        TAGS[tag],
      ]),
    ),
  );
