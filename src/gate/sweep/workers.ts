import { wildcard } from '../../policy/match.js';
import type { ServiceRule } from '../../policy/rules.js';
import { blocked, type Swept } from './swept.js';

/**
 * Unregisters the service workers that a service named by the path of their script or of their scope. One that controls
 * this page does so until the page is left.
 */
export async function sweepWorkers({ id, workers }: ServiceRule): Promise<Swept[]> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers?.length || !container) return [];
  const tests = workers.map(wildcard);
  const swept: Swept[] = [];
  for (const registration of await container.getRegistrations().catch(blocked)) {
    const worker = registration.active ?? registration.waiting ?? registration.installing;
    const urls = [registration.scope, worker?.scriptURL ?? registration.scope].map((url) => new URL(url));
    const names = urls.flatMap(({ pathname, search }) => [pathname, pathname + search]);
    if (!names.some((name) => tests.some((test) => test.test(name)))) continue;
    const controls = worker && container.controller?.scriptURL === worker.scriptURL;
    const done = await registration.unregister();
    const why = controls ? 'unregistered; it controls this page until the page is left' : undefined;
    swept.push({
      what: `service worker ${urls[1]!.pathname}`,
      id,
      kept: done ? why : 'the browser would not let go of it',
    });
  }
  return swept;
}
