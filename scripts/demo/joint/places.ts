import type { Scene } from '../script.ts';

/** Sign-in name of the external auditor who takes part in the joint audit and leads the external one. */
export const outsider = 'gaibu2';

export const auditOf = ({ notes }: Scene) => ({ auditId: notes.joint.auditId });
/** 市民税課, which was audited last year too. */
export const at = (scene: Scene) => ({ ...auditOf(scene), departmentId: 'D302' });
export const findingOf = (scene: Scene) => ({ ...auditOf(scene), findingId: scene.notes.joint.findingId });
