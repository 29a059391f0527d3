/** Where browsers on Linux look for what their administrator has settled, for every user of the machine. */
export const POLICY_DIRS = {
  chromium: '/etc/chromium/policies/managed',
  chrome: '/etc/opt/chrome/policies/managed',
  edge: '/etc/opt/edge/policies/managed',
} as const;

/** The file of ours in it. */
export const POLICY_FILE = 'bluezone-kiosk.json';

/**
 * What an installed player settles for the browser of its machine, the second belt behind the page that keeps keys and menus
 * to itself: a window that is opened all the same has nothing but our page to show, nothing to save, print or sign in to.
 * It is not for a desktop where somebody browses: with it no other page opens. The names are those of
 * https://chromeenterprise.google/policies/. `DeveloperToolsAvailability` and `RemoteDebuggingAllowed` must not be among them:
 * they shut the pipe as well by which the host drives the browser (Chromium 156: "Not allowed").
 */
export const managedPolicy = {
  // Nothing of the browser's own, no files. Our page, the plain one that stands in its place, and web pages in frames, for
  // which this list counts as well (measured on 156); which of them are reached is for the player to say (`flags.ts`).
  URLBlocklist: ['*', 'chrome://*'],
  URLAllowlist: ['http://*', 'https://*', 'data:*'],
  IncognitoModeAvailability: 1,
  BrowserGuestModeEnabled: false,
  BrowserAddPersonEnabled: false,
  BrowserSignin: 0,
  SyncDisabled: true,
  PrintingEnabled: false,
  DownloadRestrictions: 3,
  AllowFileSelectionDialogs: false,
  ExtensionInstallBlocklist: ['*'],
  TaskManagerEndProcessEnabled: false,
  BookmarkBarEnabled: false,
  EditBookmarksEnabled: false,
  PasswordManagerEnabled: false,
  TranslateEnabled: false,
  SpellcheckEnabled: false,
  SearchSuggestEnabled: false,
  UserFeedbackAllowed: false,
  PromotionsEnabled: false,
  DefaultBrowserSettingEnabled: false,
  DefaultPopupsSetting: 2,
  DefaultNotificationsSetting: 2,
  DefaultGeolocationSetting: 2,
  AudioCaptureAllowed: false,
  VideoCaptureAllowed: false,
  ScreenCaptureAllowed: false,
  MetricsReportingEnabled: false,
  ComponentUpdatesEnabled: false,
  BrowserNetworkTimeQueriesEnabled: false,
  NetworkPredictionOptions: 2,
  AutoplayAllowed: true,
  AllowDinosaurEasterEgg: false,
} as const;
