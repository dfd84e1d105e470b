import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const lib = fileURLToPath(new URL('./src/lib', import.meta.url));

export default defineConfig({
  // `runes` is set for the project's own files only: some icons and widgets are still written in the older form.
  plugins: [
    svelte({
      compilerOptions: { runes: undefined },
      dynamicCompileOptions: ({ filename }) => (filename.includes('node_modules') ? {} : { runes: true }),
    }),
  ],
  // Tests that show a component have a document: Svelte is the one for windows there too.
  resolve: { alias: { $lib: lib }, conditions: [...defaultClientConditions] },
  // The window loads its files from inside the binary: no inlined fonts, which the security policy would refuse, and no external hosts.
  build: { target: 'safari16', assetsInlineLimit: 0, sourcemap: false, chunkSizeWarningLimit: 1200 },
  server: { strictPort: true, port: 1420 },
  // The limit is there against hanging; it measures no speed.
  test: { include: ['src/**/*.test.ts'], environment: 'node', setupFiles: ['src/random.ts'], testTimeout: 120_000 },
});
