import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/lib/types', 'fixture', 'shots', 'vite.fixture.config.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    rules: {
      // The typed compiler finds undefined names, and knows the ones that only exist as types.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // One door to the host: everything else goes through the backend's interface.
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@tauri-apps/*'], message: 'Only src/lib/backend.ts speaks to the host.' }] },
      ],
      // Records by identity are data here, not objects with a fixed shape.
      '@typescript-eslint/no-dynamic-delete': 'off',
      // Maps are built whole inside a derivation, never changed afterwards.
      'svelte/prefer-svelte-reactivity': 'off',
      // User text never becomes markup.
      'svelte/no-at-html-tags': 'error',
    },
  },
  { files: ['src/lib/backend.ts'], rules: { 'no-restricted-imports': 'off' } },
);
