/** Shows and hides the task pane of the shared runtime. */
export class PaneVisibility {
  #visible = false;

  /** Follows what the user does with the pane's own close button. */
  async watch(): Promise<void> {
    await Office.addin.onVisibilityModeChanged(({ visibilityMode }) => {
      this.#visible = visibilityMode === Office.VisibilityMode.taskpane;
    });
  }

  async show(): Promise<void> {
    await Office.addin.showAsTaskpane();
    this.#visible = true;
  }

  async toggle(): Promise<void> {
    if (!this.#visible) return this.show();
    await Office.addin.hide();
    this.#visible = false;
  }
}
