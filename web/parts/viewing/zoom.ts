import { useState } from 'react';

/** How large something is shown: as wide as there is room, or so many times its own size. */
export type Zoom = number | 'width';

const steps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

export type View = {
  zoom: Zoom;
  /** Degrees, clockwise. */
  turn: number;
  /** The scale in so much room, of something so wide; 0 as long as either is unknown. */
  scaleIn: (room: number, width: number) => number;
  step: (by: 1 | -1, from: number) => void;
  fit: () => void;
  turnOn: () => void;
};

/** How something is looked at. Nothing is made larger than it is only because there is room. */
export const useView = (largestFit: number): View => {
  const [zoom, setZoom] = useState<Zoom>('width');
  const [turn, setTurn] = useState(0);
  return {
    zoom,
    turn,
    scaleIn: (room, width) => (zoom === 'width' ? Math.min(room / width, largestFit) : zoom),
    step: (by, from) =>
      setZoom((by === 1 ? steps.find((one) => one > from + 0.01) : steps.findLast((one) => one < from - 0.01)) ?? from),
    fit: () => setZoom('width'),
    turnOn: () => setTurn((turn + 90) % 360),
  };
};
