// One file to the test runner: each file it starts would load the CDK and synthesize anew, two seconds every time.
// oxlint-disable import/no-unassigned-import -- a suite registers its tests by being imported
import './events.suite.ts';
import './evidence-buckets.suite.ts';
import './functions.suite.ts';
import './grants.suite.ts';
import './stages.suite.ts';
import './tables.suite.ts';
