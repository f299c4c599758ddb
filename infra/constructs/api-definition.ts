import { functionServing } from '#functions/manifest.ts';
import { contract, mountOf, type Plane } from '#shared/contract/index.ts';
import { parameterNames, type Route, type Routes } from '#shared/contract/route.ts';
import { gatewayResponses } from './gateway-responses.ts';

type Parameter = { name: string; in: 'path' | 'query'; required: true; type: 'string' };
type Method = Record<string, unknown>;

export type ApiParts = {
  plane: Plane;
  title: string;
  /** Name and definition of the authorizer, and the scope every method asks it for; ours looks for the scope itself. */
  authorizer: { name: string; scheme: object; scopes: readonly string[] };
  /** The address API Gateway calls a function of the plane at. */
  invocationOf: (functionName: string) => string;
};

const required = (names: readonly string[], where: Parameter['in']): Parameter[] =>
  names.map((name) => ({ name, in: where, required: true, type: 'string' }));

/** Query parameters that cannot be left out: the schema itself says which, by refusing their absence. */
const requiredQuery = ({ query }: Route): string[] =>
  query
    ? Object.entries(query.shape).flatMap(([name, schema]) => (schema.safeParse(undefined).success ? [] : [name]))
    : [];

const methodOf = (operation: string, route: Route, parts: ApiParts): Method => ({
  operationId: operation,
  parameters: [...required(parameterNames(route.path), 'path'), ...required(requiredQuery(route), 'query')],
  responses: { default: { description: '' } },
  security: [{ [parts.authorizer.name]: parts.authorizer.scopes }],
  'x-amazon-apigateway-integration': {
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: parts.invocationOf(functionServing(parts.plane, operation)),
  },
});

/**
 * What API Gateway needs to know of a plane, as OpenAPI 2.0 with its extensions: every route of the contract, the
 * function behind it and the scope before it. No schemas: functions check by the contract itself, say which field is
 * wrong and why, and the gateway could say neither.
 */
export const apiDefinition = (parts: ApiParts): object => {
  const paths: Record<string, Record<string, Method>> = {};
  for (const [operation, route] of Object.entries(contract[parts.plane] as Routes)) {
    const path = mountOf(parts.plane) + route.path;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: methodOf(operation, route, parts) };
  }
  return {
    swagger: '2.0',
    info: { title: parts.title, version: '1' },
    schemes: ['https'],
    paths,
    securityDefinitions: { [parts.authorizer.name]: parts.authorizer.scheme },
    'x-amazon-apigateway-request-validators': {
      parameters: { validateRequestBody: false, validateRequestParameters: true },
    },
    'x-amazon-apigateway-request-validator': 'parameters',
    'x-amazon-apigateway-gateway-responses': gatewayResponses(),
  };
};
