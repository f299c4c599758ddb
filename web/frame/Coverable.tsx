import { Activity, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Cover } from './Cover.tsx';
import type { useCover } from './cover.ts';

/** The page hangs in here. Taken out of the document, nothing of it can be read, found or printed; it forgets nothing. */
const hanger = document.createElement('div');

const hang = (place: HTMLElement | null): void => place?.append(hanger);

type Props = ReturnType<typeof useCover> & { children: ReactNode };

/** The page, or its cover. Meanwhile the page neither reads nor listens: its effects end as if it had been left. */
export const Coverable = ({ isCovered, auditId, lift, children }: Props) => (
  <>
    {isCovered ? <Cover key={auditId} auditId={auditId} onLift={lift} /> : <div ref={hang} />}
    {createPortal(<Activity mode={isCovered ? 'hidden' : 'visible'}>{children}</Activity>, hanger)}
  </>
);
