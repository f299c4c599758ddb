import { invocationOf } from './authorizer.ts';
import { gatewayResponses } from './gateway-responses.ts';

/**
 * The API that hands out the application's files in a city's network: every path, read only, one function. It asks for
 * no token, because the sign-in is one of these files; nothing in them is of the city.
 */
export const webApiDefinition = (title: string, functionArn: string): object => {
  const method = {
    responses: { default: { description: '' } },
    'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: invocationOf(functionArn) },
  };
  const path = { name: 'path', in: 'path', required: true, type: 'string' };
  const read = { get: method, head: method };
  return {
    swagger: '2.0',
    info: { title, version: '1' },
    schemes: ['https'],
    paths: {
      '/': read,
      '/{path+}': Object.fromEntries(Object.entries(read).map(([verb, m]) => [verb, { ...m, parameters: [path] }])),
    },
    'x-amazon-apigateway-gateway-responses': gatewayResponses(),
  };
};
