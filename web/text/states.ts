import { states } from 'virtual:states';
import type { LifecycleName } from '#shared/contract/openapi/lifecycles.ts';
import { stateName, stateNames } from '#shared/contract/state-names.ts';
import type { Words } from './catalogue.ts';

const readable = (code: string): string => code.replaceAll('_', ' ').replace(/^./, (c) => c.toUpperCase());

/** A state in words. States have names in Japanese; in English their codes are words already. */
export const stateWords = (state: string, kind?: LifecycleName): Words => ({
  ja: (kind ? stateNames[kind][state] : undefined) ?? stateName(state),
  en: readable(state),
});

/** The states of a kind of record as a filter offers them, in the order of its life. */
export const stateOptions = (kind: LifecycleName): { value: string; label: Words }[] =>
  states[kind].map((value) => ({ value, label: stateWords(value, kind) }));
