import * as z from 'zod';
import { contract, sealedRoutes, trackRoutes } from '#shared/contract/index.ts';
import { lifecycles } from '#shared/contract/openapi/lifecycles.ts';
import { auditDuty } from '#shared/domain/audit/lifecycle.ts';
import { planDuty } from '#shared/domain/plan/plan.ts';
import type { Route, Routes } from '#shared/contract/route.ts';

const addressOf = ({ method, path, body }: Route) => ({ method, path, ...(body ? { body: 1 } : {}) });

const addresses = (routes: Routes) =>
  Object.fromEntries(Object.entries(routes).map(([operation, route]) => [operation, addressOf(route)]));

/** What a form has to know of a field before the server says so. */
export type FieldFacts = { required?: true; max?: number };

type JsonSchema = {
  properties?: Record<string, JsonSchema>;
  required?: string[];
  maxLength?: number;
  minLength?: number;
};

const fieldsOf = (body: z.ZodType): Record<string, FieldFacts> => {
  const { properties = {}, required = [] } = z.toJSONSchema(body, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  return Object.fromEntries(
    Object.entries(properties).map(([name, { maxLength }]) => [
      name,
      { ...(required.includes(name) ? { required: true } : {}), ...(maxLength ? { max: maxLength } : {}) },
    ]),
  );
};

const acts = (): Record<string, unknown> => {
  const all: Routes = { ...contract.directory, ...contract.spi };
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, { method }]) => method !== 'GET')
      .map(([operation, { summary, body }]) => [
        operation,
        { ja: summary[0], en: summary[1], ...(body ? { fields: fieldsOf(body) } : {}) },
      ]),
  );
};

const json = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** What of the contract travels to a browser: addresses for the client, whose turn it is, and words and limits for the forms. No schema. */
export const contractModules: Readonly<Record<string, () => string>> = {
  'virtual:addresses': () =>
    [
      `const track = ${json(addresses(trackRoutes))};`,
      `export const addresses = { directory: ${json(addresses(contract.directory))}, general: track, spi: { ...track, ...${json(addresses(sealedRoutes))} } } ;`,
    ].join('\n'),
  'virtual:states': () =>
    `export const states = ${json(Object.fromEntries(Object.entries(lifecycles).map(([kind, { statuses }]) => [kind, statuses])))};`,
  'virtual:duties': () => `export const duties = ${json({ audit: auditDuty, plan: planDuty })};`,
  'virtual:acts': () => `export const acts = ${json(acts())};`,
};
