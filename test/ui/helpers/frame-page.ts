import '../../../src/elements.js';
import { provideHost } from '../../../src/ui/host.js';
import { MemoryHost } from './memory-host.js';
import { type SampleLanguage, samplePolicy } from './policy.js';

/** The page inside `frame()`: one element, as the body's data says; violations of its policies are written on the body. */
const { element: tag = '', language = 'en' } = document.body.dataset;
const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  document.body.dataset.violations = violations.join('\n');
});
provideHost(new MemoryHost(samplePolicy(language as SampleLanguage), [], language));
const element = document.createElement(tag);
document.body.append(element);
if ('show' in element) (element as HTMLElement & { show(): void }).show();
