import type { Scene } from '../script.ts';

/** The section under the sealed audit: 国保年金課. */
const departmentId = 'D202';

export const auditOf = ({ notes }: Scene) => ({ auditId: notes.special.auditId });
export const sectionOf = (scene: Scene) => ({ ...auditOf(scene), departmentId });
export const findingOf = (scene: Scene) => ({ ...auditOf(scene), findingId: scene.notes.special.findingId });
export const workOf = ({ notes }: Scene) => ({ departmentId, workId: notes.special.workId });
export const contractOf = ({ notes }: Scene) => ({ departmentId, outsourcingId: notes.special.outsourcingId });
export const breachOf = ({ notes }: Scene) => ({ breachId: notes.special.breachId });

const officer = ({ world }: Scene) => world.as('hosei').spi;

/** Records as they stand now, for the version that a change of them names. */
export const auditNow = (scene: Scene) => officer(scene)('audit.get', auditOf(scene));
export const assignmentNow = (scene: Scene) => officer(scene)('assignment.get', sectionOf(scene));
export const findingNow = (scene: Scene) => officer(scene)('finding.get', findingOf(scene));
export const breachNow = (scene: Scene) => scene.world.as('somu').registers('breach.get', breachOf(scene));
