import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// `npm test`: every check there is, cheap ones first, each with its time. All of them run, so that one run shows all
// that is wrong; the exit code says whether anything was.

const bin = (name: string): string => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

const checks: readonly (readonly [what: string, command: string, ...args: string[]])[] = [
  ['format', bin('biome'), 'format', '.'],
  ['lint, layers', bin('oxlint'), '--type-aware', '--deny-warnings'],
  ['types', bin('tsc'), '--noEmit'],
  ['unused code', bin('knip')],
  ['generated files are fresh', process.execPath, 'scripts/generate.ts', '--check'],
  // Before the tests: those in a browser find it fresh, and none of them builds it beside another.
  ['web application and its budget', process.execPath, 'scripts/build-web.ts'],
  ['unit, integration and journey tests', bin('vitest'), 'run', ...process.argv.slice(2)],
];

const run = (command: string, args: string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, npm_config_loglevel: 'error' } });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });

const failed: string[] = [];
for (const [what, command, ...args] of checks) {
  const started = Date.now();
  console.log(`\n── ${what}`);
  if (!(await run(command, args))) failed.push(what);
  console.log(
    `── ${what}: ${failed.includes(what) ? 'FAILED' : 'ok'} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}`);
console.log(`${checks.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
