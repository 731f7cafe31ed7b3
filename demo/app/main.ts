// The guard's module comes first: what is imported after it finds the page guarded already.
import './guarded';
import { createAssent } from 'assent';
import { startApp } from './app';
import { policy } from './policy';
import { resume, startTrackers } from './trackers';

const assent = createAssent({ policy });
for (const [id, run] of Object.entries(resume)) {
  if (!assent.allows(id)) void assent.when(id).then(() => run(location.pathname));
}
startTrackers();
startApp({ allows: (id) => assent.allows(id) });
