export type { Assent, Change } from './api.js';
export { ConsentController } from './consent-controller.js';
export {
  type ConsentStore,
  type ConsentView,
  createConsentStore,
  type PurposeState,
  type ServiceState,
} from './consent-store.js';
