/** One line for the operator's log. Never holds personal data: no body, no capability, no address. */
export interface LogEntry {
  level: 'error' | 'info';
  /** What happened, in kebab case: `storage-failed`, `request-failed`, ... */
  event: string;
  /** The message of the error behind it. */
  message?: string;
}
