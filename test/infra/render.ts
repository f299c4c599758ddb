import { type Json, type Part, partsOf, type TemplateJson, type Templates } from './synthesized.ts';

/**
 * A value of a template as text in which every reference is `<part.LogicalId.Attribute>`, also one that another
 * stack exports. Throws for a function of CloudFormation it does not know: nothing may slip through unread.
 */
export const render = (templates: Templates, plane: Part, value: Json): string => {
  const inner = (v: Json): string => render(templates, plane, v);

  const imported = (name: string): string => {
    for (const producer of partsOf(templates)) {
      const exported = Object.values((templates[producer] as TemplateJson).Outputs ?? {}).find(
        ({ Export }) => Export && render(templates, producer, Export.Name) === name,
      );
      if (exported) return render(templates, producer, exported.Value);
    }
    throw new Error(`nobody exports ${name}`);
  };

  const functions: Record<string, (argument: Json) => string> = {
    Ref: (id) => ((id as string).startsWith('AWS::') ? `<${id as string}>` : `<${plane}.${id as string}>`),
    'Fn::GetAtt': (path) => `<${plane}.${(path as string[]).join('.')}>`,
    'Fn::Join': (parts) => {
      const [separator, values] = parts as [string, Json[]];
      return values.map(inner).join(separator);
    },
    'Fn::ImportValue': (name) => imported(inner(name)),
    'Fn::Sub': (text) => (text as string).replaceAll(/\$\{([^}]+)\}/g, '<$1>'),
    'Fn::Select': (parts) => inner(parts),
    'Fn::Split': (parts) => inner(parts),
    'Fn::GetAZs': (region) => inner(region),
  };

  if (Array.isArray(value)) return value.map(inner).join(' ');
  if (value === null || typeof value !== 'object') return String(value);
  const entries = Object.entries(value);
  const [only] = entries;
  const read = entries.length === 1 && only ? functions[only[0]] : undefined;
  if (read && only) return read(only[1]);
  const unknown = entries.find(([name]) => name.startsWith('Fn::'));
  if (unknown) throw new Error(`cannot read ${unknown[0]}`);
  return entries.map(([name, v]) => `${name} ${inner(v)}`).join(' ');
};

/** The resources a rendered text names. */
export const namesIn = (text: string): { plane: string; id: string }[] =>
  [...text.matchAll(/<(\w+)\.(\w+)[^>]*>/g)].map(([, plane = '', id = '']) => ({ plane, id }));

/** A list that CloudFormation writes as a single value when it has one element. */
export const listOf = (value: Json): Json[] => (Array.isArray(value) ? value : [value]);
