import { useParams } from '@tanstack/react-router';
import { useTrack } from '#web/frame/track.ts';
import { catalogue, useText } from '#web/text/catalogue.ts';
import type { Crumb } from './Page.tsx';

const words = catalogue({ general: '監査', spi: '特定個人情報の監査' }, { general: 'Audits', spi: 'Sealed audits' });

/** The way down to the audit of the address, for whatever lies below it: the list of its track, then the audit. */
export const useWayToAudit = (title: string | undefined): readonly [Crumb, Crumb] => {
  const t = useText(words);
  const plane = useTrack();
  const { auditId } = useParams({ strict: false });
  const list = `/${plane}/audits`;
  return [
    { label: t[plane], to: list },
    { label: title ?? '…', to: `${list}/${auditId}` },
  ];
};
