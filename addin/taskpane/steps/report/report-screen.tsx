import { PinnedList } from '../../opinions/pinned-list.js';
import { UpcomingScreen } from '../upcoming-screen.js';

/** Step 5: what will be built from the pinned findings, and which those are. */
export const ReportScreen = () => (
  <UpcomingScreen step="report">
    <PinnedList />
  </UpcomingScreen>
);
