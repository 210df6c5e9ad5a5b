// Bundles what the pages need out of the npm packages into wwwroot/lib. Run by the build (Portal.csproj, target BundleAssets).
import { copyFile, writeFile } from 'node:fs/promises';
import { build, transform } from 'esbuild';
import { PurgeCSS } from 'purgecss';

await build({
  entryPoints: { portal: 'assets/portal.js', charts: 'assets/charts.js', contracts: 'assets/contracts.js' },
  outdir: 'wwwroot/lib',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  external: ['./charts.js'],
  legalComments: 'linked',
  logLevel: 'warning',
});

// Of Tabler's 600 KB only the rules whose classes some page names; variables and element rules stay.
const [kept] = await new PurgeCSS().purge({
  content: ['Layout/*.razor', 'Parts/*.razor', 'Rooms/**/*.razor'],
  css: ['node_modules/@tabler/core/dist/css/tabler.min.css'],
});
const { code } = await transform(kept.css, { loader: 'css', minify: true, legalComments: 'inline' });
await writeFile('wwwroot/lib/tabler.css', code);
await copyFile('node_modules/swagger-ui-dist/swagger-ui.css', 'wwwroot/lib/contracts.css');
