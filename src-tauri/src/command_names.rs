// Read by the build script, by the window and by the test that holds its permissions: one list of what the screens may call.
/// The commands the screens may call.
pub const COMMANDS: &[&str] = &[
    "start",
    "keep_settings",
    "create_dossier",
    "import_dossier",
    "open_dossier",
    "close_dossier",
    "duplicate_dossier",
    "delete_dossier",
    "restore_dossier",
    "edit",
    "remove",
    "undo",
    "redo",
    "read_paste",
    "export",
    "cancel_export",
    "open_exported",
    "reveal_exported",
    "answer_closing",
    "call_form",
];
