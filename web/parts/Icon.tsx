/** Drawn on a square of 24, with strokes of the text's colour. */
const paths = {
  alert: 'M12 4 2.5 20h19L12 4Zm0 6v4m0 3v.5',
  arrow: 'm9 6 6 6-6 6',
  bell: 'M6 16V11a6 6 0 1 1 12 0v5l1.5 2h-15L6 16Zm4 4h4',
  book: 'M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3V4Zm0 13a3 3 0 0 1 3-3h11',
  building: 'M4 21V5l8-3 8 3v16M4 21h16M9 9h1m4 0h1m-6 4h1m4 0h1m-5 8v-4h2v4',
  calendar: 'M4 6h16v14H4V6Zm0 4h16M8 3v5m8-5v5',
  chart: 'M4 20h16M7 16v-5m5 5V6m5 10v-8',
  check: 'm5 12.5 4.5 4.5L19 7',
  checkCircle: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm-4 9.5 3 3 5-6',
  circle: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16Z',
  clipboard: 'M8 5H5v16h14V5h-3M8 3h8v4H8V3Zm0 9 2 2 4-4M8 17h8',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 4v5l3.5 2',
  close: 'm6 6 12 12M18 6 6 18',
  down: 'm6 9 6 6 6-6',
  file: 'M6 3h8l4 4v14H6V3Zm8 0v4h4',
  flag: 'M6 21V4h12l-2.5 4L18 12H6',
  folder: 'M3 6h6l2 2h10v11H3V6Z',
  help: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm-2.5 7a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .8-1 1.7m0 2.5v.5',
  history: 'M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2',
  home: 'm3 12 9-8 9 8M6 10v10h4v-6h4v6h4V10',
  lock: 'M6 11h12v9H6v-9Zm2.5 0V8a3.5 3.5 0 1 1 7 0v3M12 15v2',
  menu: 'M4 7h16M4 12h16M4 17h16',
  minus: 'M6 12h12',
  pencil: 'm4 20 1-4L16 5l3 3L8 19l-4 1Zm10-13 3 3',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 9c0-4 2.5-6 6-6s6 2 6 6m1-15.5a3.5 3.5 0 0 1 0 6.5m2 3.5c2 .8 3 2.6 3 5.5',
  plus: 'M6 12h12M12 6v12',
  print: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7v-7Z',
  returned: 'M9 7 4 12l5 5M4 12h11a5 5 0 0 1 5 5v1',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm5 11.5L20 20',
  send: 'M4 12 20 4l-4 16-4-7-8-1Z',
  shield: 'M12 3 4.5 6v5.5c0 4.5 3 8 7.5 9.5 4.5-1.5 7.5-5 7.5-9.5V6L12 3Z',
  stop: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm-6 3 12 12',
  trail: 'M6 4v16m0-13h5m-5 5h9m-9 5h6m3-10h3m0 5h1m-4 5h4',
  turn: 'M19 13a7 7 0 1 1-2-6l2.5 2M20 4v5h-5',
  up: 'm6 15 6-6 6 6',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9c0-4.5 3-7 8-7s8 2.5 8 7',
  width: 'M4 5v14M20 5v14M7 12h10M10 9l-3 3 3 3m4-6 3 3-3 3',
} as const;

export type IconName = keyof typeof paths;

/** Says nothing by itself: a word always stands beside it, or names the button it is in. */
export const Icon = ({ name, className = 'size-6' }: { name: IconName; className?: string }) => (
  <svg
    viewBox="0 0 24 24"
    className={`shrink-0 ${className}`}
    fill="none"
    stroke="currentColor"
    strokeWidth="1.75"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={paths[name]} />
  </svg>
);
