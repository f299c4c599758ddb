import type { PostRole } from '#shared/domain/access/roles.ts';
import type { IconName } from '#web/parts/Icon.tsx';
import type { Words } from '#web/text/catalogue.ts';
import { areas } from '#web/pages/index.ts';
import { useRoles } from './post.ts';

/** An entry of the navigation. Each area brings its own; nobody should see more than eight. */
export type Place = {
  to: string;
  name: Words;
  icon: IconName;
  /** Smaller comes first. */
  order: number;
  /** Who needs it; left out for everybody. That others do not see it is no protection: the API decides. */
  roles?: readonly (PostRole | 'externalAuditor' | 'staff')[];
};

/** The entries for somebody with these roles, in order. */
export const placesFor = (roles: ReadonlySet<string>): Place[] =>
  areas
    .flatMap(({ places }): readonly Place[] => places)
    .filter((place) => !place.roles || place.roles.some((role) => roles.has(role)))
    .toSorted((a, b) => a.order - b.order);

export const usePlaces = (): Place[] => placesFor(useRoles());
