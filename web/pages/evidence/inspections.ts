import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { changed } from '#web/api/read.ts';
import type { Track } from '#web/api/types.ts';

/** It has arrived, and has not been looked into yet. */
export const isUnderway = (status: string): boolean => status === 'quarantine' || status === 'scanning';

/** Asks again while files are being inspected: nobody else tells the page that it is over. */
export const useInspections = (plane: Track, files: readonly { status: string }[] | undefined): void => {
  const queries = useQueryClient();
  const isInspecting = files?.some(({ status }) => isUnderway(status)) ?? false;
  useEffect(() => {
    if (!isInspecting) return undefined;
    const timer = setInterval(() => void changed(queries, plane), 3000);
    return () => clearInterval(timer);
  }, [isInspecting, queries, plane]);
};
