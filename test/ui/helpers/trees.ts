/**
 * What assistive technology meets of each state of `states.ts`, in English and in order, a line each. `…` stands for whatever
 * differs from machine to machine: the time in a zone, a port.
 */
const banner = (choices = '') => `
region "Your privacy, your choice"
heading 2 "Your privacy, your choice"
link "Privacy policy"${choices}
button "Reject all"
button "Accept all"
button "Cookie settings"`;

const decisions = `
button "Download: Nov …, 2026, …"
button "Download receipt: Nov …, 2026, …"
button "Download receipt: Nov 1, 2026, …"`;

const inspector = (more = '') => `
region "Assent inspector"
heading 2 "Assent inspector"
status
button "Export JSON"
button "Close the inspector"
group "Filter by state"
button "all 5" pressed
button "unknown 3"
button "held 1"
button "own 1"
region "What was seen"
table
columnheader "Name"
columnheader "Kind"
columnheader "State"
columnheader "Service"
columnheader "Seen"
columnheader "Call site"
rowheader "1.cdn.tracker.example:8080https://1.cdn.tracker.example/t.js"
rowheader "visitor"
rowheader "visitor"
rowheader "posthog.example"
rowheader "127.0.0.1…"
group
button "Add what is unknown to the policy’s “services”"${more}`;

const age = (years: number, under = 'off') => `
heading 3 "Needed to provide the service"
group
button "Who, what and how long: Membership"
group "How old are you?"
radio "${years} or older" off
radio "Under ${years}" ${under}`;

const form = (on = 'off') => `
heading 3 "Up to you"
group "Newsletter optional"
group "I agree to receive it by"
checkbox "E-mail" ${on}
group "Events and offers optional"
group "I agree to receive it by"
checkbox "E-mail" ${on}
checkbox "SMS" ${on}
checkbox "App notification" ${on}
checkbox "Post" ${on}
group "Also at night, 21:00–08:00"
checkbox "SMS" ${on}
checkbox "App notification" ${on}
group "Research optional"
checkbox "I agree" ${on}
group "Giving data to Harbour Travel optional"
checkbox "I agree" ${on}
group "Sending data abroad, to Cloud Mail Inc. optional"
checkbox "I agree" ${on}
checkbox "Agree to all 10 boxes above" ${on}`;

const inventory = (purpose: string, ...services: string[]) => `
heading 3 "${purpose}"
switch "${purpose}" off
table "${purpose}"
columnheader "Service"
columnheader "Operator"
columnheader "What for"
columnheader "What it keeps in the browser"
columnheader "In this browser"${services
  .map(
    (name) => `
rowheader "${name} Its privacy policy"
link "Its privacy policy"
switch "${name}" off`,
  )
  .join('')}`;

const notice = (since = '', different = '') => `
article "Privacy notice"
heading 1 "Privacy notice"${since}
navigation "Contents"
heading 2 "Contents"
link "1. What personal data is used for"
link "2. Cookies and trackers"
link "3. Who is responsible"
link "4. Changes to this notice"
heading 2 "1. What personal data is used for"
link "Link to “What personal data is used for”"
table "What personal data is used for"
columnheader "Purpose"
columnheader "What for"
columnheader "Legal basis"
columnheader "Data"
columnheader "Kept for"
columnheader "If you refuse"
rowheader "Necessary Required"
rowheader "Comfort Optional"
rowheader "Analytics Optional"
rowheader "Marketing Optional"
heading 2 "2. Cookies and trackers"
link "Link to “Cookies and trackers”"
heading 3 "Necessary"${inventory('Comfort', 'Elfsight')}${inventory('Analytics', 'PostHog', 'Clarity')}${inventory('Marketing', 'Mixpanel')}
heading 3 "How to refuse"
link "Privacy settings"
heading 2 "3. Who is responsible"
link "Link to “Who is responsible”"
link "example.com"
heading 2 "4. Changes to this notice"
link "Link to “Changes to this notice”"
heading 3 "Version 2026-11-01"${different}
status`;

const row = (level: number, name: string, services: string[] = []) => `
heading ${level} "${name}"
switch "${name}" off
group
button "Who, what and how long: ${name}"${services.map((one) => `\nswitch "${one}" off\nlink "Privacy policy: ${one}"`).join('')}`;

const panel = (unfolded: boolean, close = '', more = '') => `
heading 2 "Cookie settings"${close}
link "Privacy policy"
heading 3 "Up to you"${Object.entries({
  Comfort: ['Elfsight'],
  Analytics: ['PostHog', 'Clarity'],
  Marketing: ['Mixpanel'],
})
  .map(([name, services]) => row(4, name, unfolded ? services : []))
  .join('')}
heading 3 "Needed for the site to work"
heading 4 "Necessary Always on"${more}
button "Reject all"
button "Accept all"
button "Save choices"
status`;
const dialog = (unfolded: boolean) => `dialog "Cookie settings"${panel(unfolded, '\nbutton "Close without saving"')}`;

const given = (name: string, ...switches: string[]) => `
group "${name}"
heading 4 "${name}"${switches.map((one) => `\nswitch "${one}" on`).join('')}
group
button "Who, what and how long: ${name}"`;
const abroad = 'Sending data abroad, to Cloud Mail Inc.';
const messages = `
heading 3 "Messages and consents from forms"${given('Newsletter', 'E-mail')}${given('Events and offers', 'SMS, by day', 'SMS, at night')}${given('Research', 'Research')}${given(abroad, abroad)}
button "Stop all of these"`;

const purpose = (services?: string[]) => `group "Analytics"${row(3, 'Analytics', services)}\nstatus`;

export const TREES: Record<string, string> = {
  'banner, bar': banner(),
  'banner, box': banner(),
  'banner, corner': banner(),
  'banner, modal': `dialog "Your privacy, your choice"${banner()}`,
  'banner, inline': banner(),
  'banner, choices': banner(`
switch "Comfort" off
switch "Analytics" off
switch "Marketing" off
button "Save choices"`),
  embed: `
group "⟦⟧"
link "Privacy policy: Elfsight"
button "Load once: ⟦⟧"
button "Always allow Elfsight: ⟦⟧"`,
  history: `region "Your decisions"\nstatus${decisions}`,
  'history, empty': 'region "Your decisions"\nstatus "No decision has been made in this browser."',
  'history, failed': `
region "Your decisions"
status "The list could not be loaded. What this browser knows is shown."
button "Try again"${decisions}`,
  'history, messages': 'region "Your decisions"\nstatus\nbutton "Download: Nov …, 2026, …"',
  inspector: inspector(),
  'inspector, unfolded': inspector('\nbutton "Copy"'),
  marketing: age(16) + form(),
  'marketing, all': age(16) + form('on'),
  'marketing, refused': `${age(14, 'on')}
status "This is not offered to anyone under 14. Nothing is agreed to, and nothing is recorded here."`,
  'marketing, guardian': `${age(14, 'on')}
status "At this age a parent or guardian decides. We ask for their name and contact alone, to reach them; until they agree, nothing is agreed to."
textbox "Name of your parent or guardian"
textbox "Their phone number or e-mail address"${form()}`,
  notice: notice(),
  'notice, since, signal': notice(
    `
region "What has changed since your decision of June 1, 2025"
heading 2 "What has changed since your decision of June 1, 2025"
link "Cookies and trackers"`,
    `
group
button "What is different from version 2025-03-01"
link "Cookies and trackers"
heading 3 "Version 2025-03-01"`,
  ),
  purpose: purpose(),
  'purpose, unfolded': purpose(['PostHog', 'Clarity']),
  'purpose, signal': purpose(),
  settings: dialog(false),
  'settings, unfolded, signal': dialog(true),
  'settings, drawer': dialog(true),
  'settings, inline': `region "Cookie settings"${panel(false)}`,
  'settings, messages': `region "Cookie settings"${panel(true, '', messages)}`,
  'status, unset': 'status "Nothing is chosen yet, and nothing optional is on."',
  'status, some, signal': 'status "On: Comfort and Analytics (without Clarity). Opt-out signal honoured."',
  'status, none': 'status "Nothing optional is on."',
  trigger: 'button "Cookie settings"',
};
