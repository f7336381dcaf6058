"""What a page shows by the hundred, as HTML: one component a module, pure functions of view types.

A template calls the component; here its rows are made, because a template would take several times as long. All is
plain ``str`` until a component is finished, and everything that an author wrote is escaped in these modules.
"""
