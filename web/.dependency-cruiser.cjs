/**
 * Directions inside the client:
 * routes → features → fields, grid → offline → kit → theme, api. The shell stands beside the features.
 */
const inside = (...rooms) => `^src/(${rooms.join('|')})(/|\\.)`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'features-do-not-know-shell-or-routes',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: inside('shell', 'routes', 'router', 'main') },
    },
    {
      name: 'shell-stands-on-kit-api-theme',
      severity: 'error',
      from: { path: '^src/shell/' },
      to: { path: inside('features', 'fields', 'grid', 'routes', 'router', 'main') },
    },
    {
      name: 'grid-does-not-know-fields',
      severity: 'error',
      from: { path: '^src/grid/' },
      to: { path: inside('features', 'fields', 'shell', 'routes', 'router', 'main') },
    },
    {
      name: 'fields-stand-on-kit-and-grid',
      severity: 'error',
      from: { path: '^src/fields/' },
      to: { path: inside('features', 'shell', 'routes', 'router', 'main') },
    },
    {
      name: 'offline-stands-on-kit-and-api',
      severity: 'error',
      from: { path: '^src/offline/' },
      to: { path: inside('features', 'fields', 'grid', 'shell', 'routes', 'router', 'main') },
    },
    {
      name: 'kit-stands-on-theme-and-api',
      severity: 'error',
      from: { path: '^src/kit/' },
      to: { path: inside('features', 'fields', 'grid', 'offline', 'shell', 'routes', 'router', 'main') },
    },
    {
      name: 'api-and-theme-stand-alone',
      severity: 'error',
      from: { path: '^src/(api|theme)/' },
      to: { path: inside('features', 'fields', 'grid', 'kit', 'offline', 'shell', 'routes', 'router', 'main', 'i18n') },
    },
    {
      name: 'only-main-and-router-know-routes',
      severity: 'error',
      from: { pathNot: '^src/(main\\.tsx|router\\.ts|routes/)' },
      to: { path: '^src/(routes/|router\\.ts)' },
    },
    {
      name: 'declared-dependencies-only',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-dependencies-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: '(\\.test\\.tsx?$|^src/testing\\.ts$)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
  },
};
