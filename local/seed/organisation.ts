import { administrator, departments, people, posts } from './city.ts';
import type { As } from './client.ts';

const from = '2024-04-01';

/** Writes departments, people and posts, and puts everyone into their post. Returns person ids by subject. */
export const writeOrganisation = async (as: As): Promise<Map<string, string>> => {
  const { directory } = as(administrator.subject);
  for (const { id, name, parent, body, oversight } of departments) {
    await directory('department.create', {
      departmentId: id,
      name,
      parentId: parent,
      implementingBody: body,
      oversight,
      validFrom: from,
    });
  }
  const ids = new Map<string, string>();
  await Promise.all(
    people.map(async ({ subject, name }) => {
      const { body } = await directory('person.create', { name, subject, email: `${subject}@mihon.example` });
      ids.set(subject, body.personId);
    }),
  );
  await Promise.all(
    posts.map(async ({ department, title, roles, holder }) => {
      const { body } = await directory('post.create', { departmentId: department, title, roles, validFrom: from });
      await directory('post.handOver', { postId: body.postId, personId: ids.get(holder), from }, { version: 1 });
    }),
  );
  return ids;
};
