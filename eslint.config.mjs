import tseslint from 'typescript-eslint';

const impure = [
  { object: 'Date', property: 'now', message: 'The domain has no clock: use context.now or context.today.' },
  { object: 'Math', property: 'random', message: 'The domain has no randomness.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'data/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      // Code is wrapped by the formatter, which leaves comments alone.
      'max-len': ['error', { code: 1_000, comments: 120, ignoreUrls: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*spec.ts', '**/*spec.tsx', 'libs/testing/**/*.ts', 'test/**/*.ts'],
    rules: { 'max-lines': 'off', 'no-console': 'off' },
  },
  {
    // What browsers run: as it stands, without a compiler.
    files: ['apps/*/assets/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'AbortController',
          'Event',
          'XMLHttpRequest',
          'clearInterval',
          'setInterval',
          'FormData',
          'Headers',
          'IntersectionObserver',
          'MutationObserver',
          'TextEncoder',
          'URL',
          'URLSearchParams',
          'clearTimeout',
          'crypto',
          'document',
          'fetch',
          'history',
          'location',
          'navigator',
          'requestAnimationFrame',
          'setTimeout',
          'window',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-undef': 'error',
      'no-unused-vars': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Texts come from elsewhere: use textContent.' },
        { property: 'outerHTML', message: 'Texts come from elsewhere: use textContent.' },
        { property: 'insertAdjacentHTML', message: 'Texts come from elsewhere: use textContent.' },
        { object: 'document', property: 'write', message: 'Texts come from elsewhere: use textContent.' },
      ],
    },
  },
  {
    // Markup takes a line an element.
    files: ['**/*.tsx'],
    rules: { 'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['libs/contexts/*/domain/**/*.ts', 'libs/contexts/*/read/**/*.ts'],
    ignores: ['**/*spec.ts'],
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': ['error', ...impure],
      'no-restricted-globals': ['error', 'process', 'console'],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"]', message: 'The domain has no clock.' },
        { selector: ':function[async=true]', message: 'The domain is synchronous.' },
        { selector: 'ClassDeclaration, ClassExpression', message: 'The domain is functions over plain data.' },
        { selector: 'Decorator', message: 'No decorators in the domain.' },
      ],
    },
  },
);
