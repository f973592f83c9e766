import ts from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';

const noCodeFromText = {
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
};

export default ts.config(
  { ignores: ['dist', 'node_modules', '.datavision', 'test-results', '*.cjs', '*.config.ts'] },
  ...ts.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: {
      parserOptions: { project: ['server/tsconfig.json', 'tests/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...noCodeFromText,
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-params': ['error', 5],
    },
  },
  {
    // Nest resolves constructor parameters from emitted metadata, which a type-only import would erase.
    files: ['server/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // What a service is given is injected, never passed by hand.
    files: ['server/**/*.service.ts'],
    rules: { 'max-params': ['error', 8] },
  },
  {
    files: ['tests/**/*.test.ts'],
    rules: { 'max-params': 'off' },
  },
  {
    files: ['server/src/**/*.ts', 'addin/**/*.{ts,tsx}', 'shared/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['addin/**/*.{ts,tsx}', 'workbench/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['addin/**/*.{ts,tsx}'],
    ignores: ['addin/workbook/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Excel', message: 'Only addin/workbook/ talks to Excel; use the Workbook port.' },
      ],
    },
  },
);
