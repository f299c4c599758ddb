import { functionName } from '#infra/constructs/plane-function.ts';
import { scopeOf } from '#infra/sign-in.ts';
import type { StageSettings } from '#infra/stages.ts';
import { functionServing } from '#functions/manifest.ts';
import { contract, mountOf, type Plane } from '#shared/contract/index.ts';
import type { Routes } from '#shared/contract/route.ts';
import { namesIn, render } from './render.ts';
import { type Method, partOf, type Resource, resourcesOf, type Shapes, type Templates } from './synthesized.ts';

type RestApi = Resource<Shapes['AWS::ApiGateway::RestApi']>;

/** The APIs of a plane, by their logical id. */
export const apisOf = (templates: Templates, plane: Plane | 'web'): [string, RestApi][] =>
  resourcesOf(partOf(templates, plane), 'AWS::ApiGateway::RestApi');

/** Every method of a definition, as `GET /path`. */
export const methodsOf = ({ Properties }: RestApi): [string, Method][] =>
  Object.entries(Properties.Body.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, definition]): [string, Method] => [
      `${method.toUpperCase()} ${path}`,
      definition,
    ]),
  );

/** The function a method calls, by its name in the account. */
const calledBy = (templates: Templates, plane: Plane, method: Method): string | undefined => {
  const { type, httpMethod, uri } = method['x-amazon-apigateway-integration'];
  if (type !== 'aws_proxy' || httpMethod !== 'POST') return undefined;
  const text = render(templates, plane, uri);
  const [name] = namesIn(text).filter(({ plane: part }) => part === plane);
  if (!name || !/:lambda:path\/2015-03-31\/functions\/<[^>]+\.Arn>\/invocations$/.test(text)) return undefined;
  const found = resourcesOf(templates[plane], 'AWS::Lambda::Function').find(([id]) => id === name.id);
  return found?.[1].Properties.FunctionName;
};

/** The one security every method must have: its authorizer's, and the scope where the gateway asks for it. */
const securityOf = (settings: StageSettings, plane: Plane) =>
  settings.signIn.by === 'cognito' ? [{ cognito: [scopeOf(plane)] }] : [{ issuer: [] }];

/** Where an API of a plane and the contract say something else: nothing, when both are one. */
export const differences = (templates: Templates, settings: StageSettings, plane: Plane, api: RestApi): string[] => {
  const found = new Map(methodsOf(api));
  const wanted = new Map(
    Object.entries(contract[plane] as Routes).map(([operation, { method, path }]) => [
      `${method} ${mountOf(plane)}${path}`,
      functionName(settings.stage, plane, functionServing(plane, operation)),
    ]),
  );
  const security = JSON.stringify(securityOf(settings, plane));
  return [
    ...[...wanted].flatMap(([name, fn]) => {
      const method = found.get(name);
      if (!method) return [`${name} is missing`];
      const called = calledBy(templates, plane, method);
      return [
        ...(called === fn ? [] : [`${name} calls ${called}, not ${fn}`]),
        ...(JSON.stringify(method.security) === security ? [] : [`${name} is open to others`]),
      ];
    }),
    ...[...found.keys()].filter((name) => !wanted.has(name)).map((name) => `${name} is not in the contract`),
  ];
};

/** Functions of a plane that API Gateway may call, by their names: by the API's leave, and by nobody else's. */
export const callable = (templates: Templates, plane: Plane, apiId: string): string[] =>
  resourcesOf(templates[plane], 'AWS::Lambda::Permission')
    .filter(([, { Properties }]) => {
      const source = render(templates, plane, Properties.SourceArn);
      return Properties.Principal === 'apigateway.amazonaws.com' && source.endsWith(`:<${plane}.${apiId}>/*`);
    })
    .map(([, { Properties }]) => namesIn(render(templates, plane, Properties.FunctionName))[0]?.id ?? '')
    .map((id) => {
      const found = resourcesOf(templates[plane], 'AWS::Lambda::Function').find(([fn]) => fn === id);
      return found?.[1].Properties.FunctionName ?? id;
    })
    .sort();
