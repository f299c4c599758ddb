import { catalogue } from '#web/text/catalogue.ts';

export const viewingText = catalogue(
  {
    tools: '表示の操作',
    smaller: '縮小する',
    larger: '拡大する',
    fit: '幅に合わせる',
    turn: '右に90度回す',
    size: (percent: string) => `表示倍率 ${percent}%`,
  },
  {
    tools: 'View',
    smaller: 'Zoom out',
    larger: 'Zoom in',
    fit: 'Fit the width',
    turn: 'Turn right by 90 degrees',
    size: (percent: string) => `Shown at ${percent}%`,
  },
);
