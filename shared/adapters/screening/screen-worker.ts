import { parentPort, workerData } from 'node:worker_threads';
import { type FileToScreen, screen } from './screen.ts';

// The thread that `screenApart` starts: one file, one answer.
parentPort?.postMessage(await screen(workerData as FileToScreen));
