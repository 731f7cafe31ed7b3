// Imported before the polyfill, which stays away where there is a `fetch`.
window.fetch = undefined;
