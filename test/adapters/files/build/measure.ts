import { readFileSync } from 'node:fs';
import { look } from './look.ts';

/** Run as a process of its own, with the file's path and its name: the memory of the test runner must not count. */
const [path = '', name = ''] = process.argv.slice(2);
const content = readFileSync(path);
// What loading the code and its first run take is the baseline.
await look('a.txt', 'a');
const before = process.memoryUsage().rss;
const start = process.threadCpuUsage();
const reason = await look(name, content);
const { user, system } = process.threadCpuUsage(start);
const seconds = (user + system) / 1_000_000;
const megabytes = (process.resourceUsage().maxRSS * 1024 - before) / 1_000_000;
process.stdout.write(JSON.stringify({ reason, seconds, megabytes }));
