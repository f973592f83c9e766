import path from 'node:path';
import CopyPlugin from 'copy-webpack-plugin';
import HtmlPlugin from 'html-webpack-plugin';

const OFFICE_CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

const common = (name, mode) => ({
  name,
  mode,
  devtool: mode === 'production' ? false : 'source-map',
  resolve: {
    extensions: ['.tsx', '.ts', '.js'],
    conditionNames: ['source', '...'],
    extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
  },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        use: {
          loader: 'swc-loader',
          options: {
            jsc: {
              target: 'es2022',
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic', development: false } },
            },
          },
        },
      },
      { test: /\.m?js$/, resolve: { fullySpecified: false } },
      { test: /\.css$/, use: ['style-loader', 'css-loader'] },
    ],
  },
  performance: { hints: false },
  stats: 'errors-warnings',
  cache: { type: 'filesystem', name: `${name}-${mode}`, cacheDirectory: path.resolve('node_modules/.cache/webpack') },
});

/** One shared runtime: the page of the pane also runs the custom functions and the ribbon commands. */
const addin = (mode, production) => ({
  ...common('addin', mode),
  entry: { taskpane: './addin/taskpane/index.tsx' },
  output: {
    path: path.resolve('dist/web'),
    publicPath: '/',
    filename: '[name].[contenthash:8].js',
    clean: true,
  },
  optimization: { runtimeChunk: 'single', splitChunks: { chunks: 'all' }, minimize: production },
  plugins: [
    new HtmlPlugin({
      template: 'addin/taskpane/taskpane.html',
      filename: 'taskpane.html',
      templateParameters: { officeJs: production ? OFFICE_CDN : '/office-js/office.js' },
    }),
    new CopyPlugin({ patterns: [{ from: 'addin/assets', to: 'assets', noErrorOnMissing: true }] }),
  ],
});

/** The spreadsheet that plays Excel, for trying out and tests; a folder of its own, never part of the add-in. */
const workbench = () => ({
  ...common('workbench', 'development'),
  devtool: false,
  // Built as quickly as in development, but with the React that users run: its checks would slow a large sheet down.
  optimization: { nodeEnv: 'production' },
  entry: { workbench: './workbench/page/index.tsx' },
  output: {
    path: path.resolve('dist/workbench'),
    publicPath: '/workbench/',
    filename: '[name].[contenthash:8].js',
    clean: true,
  },
  plugins: [new HtmlPlugin({ template: 'workbench/page/index.html', filename: 'workbench.html' })],
});

/**
 * `--env production` makes what users of Excel load: minified, office.js from Microsoft's CDN. Without it the build is for trying
 * out: quick, office.js from node_modules.
 */
export default ({ production = false } = {}) => [addin('production', production), workbench()];
