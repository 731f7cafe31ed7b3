/** The tools whose markup a policy can list under `markup`. */
export const TOOLS = ['vanilla-cookieconsent', 'klaro', 'cookiebot', 'usercentrics', 'onetrust'] as const;

export type Tool = (typeof TOOLS)[number];
