import { type FileToScreen, screen } from './screen.ts';

// The process that `screenApart` starts: one file, one answer.
const answer = async (file: FileToScreen): Promise<void> => {
  process.send?.(await screen(file), undefined, undefined, () => process.disconnect());
};

process.once('message', (file) => void answer(file as FileToScreen));
