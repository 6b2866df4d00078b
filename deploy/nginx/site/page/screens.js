/**
 * The screens, in the order of the navigation. A new one is a line here, a module in screens/ whose default export is a component
 * with the property `params` (those of the address), and the word `screen.<name>`.
 * role: who may open it. nav: whether it stands in the navigation. first: what it asks first, so that this is under way while the module loads.
 */
export const SCREENS = [
    { name: 'year', role: 'reader', nav: true, load: () => import('./screens/year.js'), first: (scope) => ['/v1/summary', { ...scope, compare: 'previous-year' }] },
    { name: 'figure', role: 'reader', nav: false, load: () => import('./screens/figure.js') },
    { name: 'record', role: 'reader', nav: false, load: () => import('./screens/record.js') },
    { name: 'compliance', role: 'reader', nav: true, load: () => import('./screens/compliance.js') },
    { name: 'rectification', role: 'reader', nav: true, load: () => import('./screens/rectification.js') },
    { name: 'dictionary', role: 'reader', nav: true, load: () => import('./screens/dictionary.js') },
    { name: 'entry', role: 'recorder', nav: true, load: () => import('./screens/entry.js') },
];

/** The screen of that name, the first one without a name; undefined when there is none. */
export function findScreen(name) {
    return SCREENS.find((each) => each.name === (name || SCREENS[0].name));
}
