// One file to the test runner: each file it starts would load the CDK and synthesize anew, two seconds every time.
// oxlint-disable import/no-unassigned-import -- a suite registers its tests by being imported
import './cost.suite.ts';
import './doors.suite.ts';
import './events.suite.ts';
import './evidence-buckets.suite.ts';
import './functions.suite.ts';
import './grants.suite.ts';
import './identity.suite.ts';
import './limits.suite.ts';
import './nag.suite.ts';
import './parity.suite.ts';
import './safekeeping.suite.ts';
import './services.suite.ts';
import './stages.suite.ts';
import './tables.suite.ts';
import './web.suite.ts';
import './watch.suite.ts';
