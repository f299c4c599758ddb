import type { Action } from '#shared/domain/access/actions.ts';
import { grants } from '#shared/domain/access/grants.ts';
import { groupOf } from './groups.ts';
import { type LifecycleName, lifecycleOf, lifecycles } from './lifecycles.ts';
import { always, appears, improvementIn, judged, like, moments, resting, shortcuts, viewers } from './scene-tables.ts';

/** The moment an example answer shows: what has come to be by then, and what its fields therefore hold. */
export type Scene = { values: Readonly<Record<string, unknown>>; shows: (path: string) => boolean };

const isBirth = (operation: string): boolean => /\.(create|import)$/.test(operation);

/** Where the record stands after an operation, by its lifecycle. */
const standing = (group: LifecycleName, operation: string): string => {
  const { statuses, steps } = lifecycleOf(group) ?? { statuses: [], steps: {} };
  const step = steps[operation.split('.')[1] ?? ''];
  if (isBirth(operation)) return statuses[0] ?? '';
  if (step === undefined) return moments[operation] ?? resting[group];
  if (step.to === 'resume') return resting[group];
  if (step.to !== 'same') return step.to;
  return step.from.includes(resting[group]) ? resting[group] : (step.from[0] ?? '');
};

const mayOf = (group: LifecycleName, status: string): string[] => {
  const viewer = viewers[group];
  const possible = Object.entries(lifecycles[group].steps).filter(([, step]: [string, { from: readonly string[] }]) =>
    step.from.includes(status),
  );
  const actions = possible.map(([command]) => `${group}.${command}` as Action);
  return actions.filter((action) => viewer !== undefined && viewer in grants[action]);
};

const reached = (group: LifecycleName, status: string, wanted: string): boolean => {
  const order: readonly string[] = lifecycles[group].statuses;
  return status === wanted || order.indexOf(like[status] ?? status) >= order.indexOf(wanted);
};

/** Improvements and follow-ups are parts of a finding, which stands where they have brought it. */
const findingAround = (group: LifecycleName, status: string): string => {
  if (group === 'followUp') return 'verified';
  if (!reached('remediation', status, 'approved')) return 'instructed';
  return reached('remediation', status, 'verified') ? 'verified' : 'remediating';
};

export const sceneOf = (operation: string): Scene => {
  const group = groupOf(operation);
  const own = always.concat(operation.includes('judge') ? judged : []);
  const born = isBirth(operation) ? { version: 1, 'evidence.version': 1 } : {};
  if (!(group in lifecycles)) return { values: born, shows: (path) => own.includes(path) };
  const name = group as LifecycleName;
  const status = standing(name, operation);
  const inFinding = name === 'remediation' || name === 'followUp';
  const record = inFinding ? 'finding' : name;
  const outer = inFinding ? findingAround(name, status) : status;
  const improvement = name === 'remediation' ? status : (improvementIn[outer] ?? 'requested');
  const followUp = name === 'followUp' ? status : 'planned';
  const states = { [record]: shortcuts[operation] ?? outer, remediation: improvement, followUp } as Record<
    LifecycleName,
    string
  >;
  const values = {
    status: outer,
    'items.status': outer,
    'evidence.status': outer,
    'remediation.status': improvement,
    'followUps.status': followUp,
    ...(reached('remediation', improvement, 'completion_reported') ? { 'remediation.progress': 100 } : {}),
    may: mayOf(record, outer),
    'items.may': mayOf(record, outer),
    'evidence.may': mayOf(record, outer),
    ...(inFinding ? {} : born),
  };
  const shows = (path: string): boolean =>
    own.includes(path) ||
    Object.entries(states).some(([part, state]) => {
      const wanted = appears[part]?.[path.replace(/^(items|evidence)\./, '')];
      return wanted !== undefined && reached(part as LifecycleName, state, wanted);
    });
  return { values, shows };
};
