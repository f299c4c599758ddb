import { useState } from 'react';
import { Ground } from './Ground.tsx';
import { useRoom } from './useRoom.ts';
import { ViewBar } from './ViewBar.tsx';
import { useView } from './zoom.ts';

/** A picture, as large and as turned as somebody wants it. */
export const ImageView = ({ name, url }: { name: string; url: string }) => {
  const [own, setOwn] = useState({ width: 0, height: 0 });
  const { ref, room } = useRoom();
  const view = useView(1);
  const isAcross = view.turn % 180 !== 0;
  const [width, height] = isAcross ? [own.height, own.width] : [own.width, own.height];
  const scale = view.scaleIn(room, width);
  return (
    <>
      <ViewBar view={view} scale={scale} />
      <Ground ref={ref} label={name} busy={scale === 0}>
        <div className="relative mx-auto" style={{ width: width * scale, height: height * scale }}>
          <img
            src={url}
            alt={name}
            onLoad={({ currentTarget }) =>
              setOwn({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
            }
            className="absolute top-1/2 left-1/2 max-w-none"
            style={{
              width: own.width * scale,
              height: own.height * scale,
              transform: `translate(-50%, -50%) rotate(${view.turn}deg)`,
            }}
          />
        </div>
      </Ground>
    </>
  );
};
