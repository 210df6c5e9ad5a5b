// Bundles what the pages need out of the npm packages into wwwroot/lib. Run by the build (Portal.csproj, target BundleAssets).
import { build } from 'esbuild';

await build({
  entryPoints: { portal: 'assets/portal.js', charts: 'assets/charts.js', tabler: 'node_modules/@tabler/core/dist/css/tabler.min.css' },
  outdir: 'wwwroot/lib',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  external: ['./charts.js'],
  legalComments: 'linked',
  logLevel: 'warning',
});
