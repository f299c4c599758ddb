type Department = { departmentId: string; name: string; parentId?: string | undefined };

/** Departments by their names; where two parts of the city have one of the same name, the part goes before it. */
export const sectionNames = (departments: readonly Department[]): Map<string, string> => {
  const parts = new Map(departments.map(({ departmentId, name }) => [departmentId, name]));
  const alike = Map.groupBy(departments, ({ name }) => name);
  return new Map(
    departments.map(({ departmentId, name, parentId }) => {
      const isAlone = alike.get(name)?.every((other) => other.parentId === parentId) ?? true;
      const part = parts.get(parentId ?? '');
      return [departmentId, isAlone || !part ? name : `${part} ${name}`];
    }),
  );
};
