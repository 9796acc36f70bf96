; The setup program of Herefordshire desk. Built by installer/build_windows.py, which defines
; VERSION, PAYLOAD, FILES, ART, OUT, KILOBYTES, TARGET and, where they are so, TRIAL, QUICK
; and SIGN, the command that signs the uninstaller.
;
;   setup.exe            asks; for this user alone, no administrator needed
;   setup.exe /S         asks nothing
;   setup.exe /ALLUSERS  for every user of the computer; started by an administrator
;   setup.exe /D=FOLDER  into this folder; the last word, without quotation marks
;
; Exit codes: 0 done, 1 stopped by the person, 2 failed, 3 the desk is running, 5 needs an
; administrator, 6 Windows is too old.

Unicode true
Target ${TARGET}
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif
SetDateSave off
RequestExecutionLevel user
ManifestSupportedOS Win10
ManifestDPIAware true

!define ID "HerefordshireDesk"
!define KEY "Software\${ID}"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define WINDOW "herefordshire-desk-window.exe"
!define CONSOLE "herefordshire-desk.exe"
!ifdef TRIAL
  !define TITLE "Herefordshire desk (trial)"
!else
  !define TITLE "Herefordshire desk"
!endif

!define RUNNING 3
!define NO_ADMINISTRATOR 5
!define TOO_OLD 6

Name "${TITLE} ${VERSION}"
OutFile "${OUT}"
BrandingText "${TITLE} ${VERSION}"
InstallDir ""
SetFont "Segoe UI" 9
ShowInstDetails nevershow
ShowUninstDetails nevershow

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include "${FILES}"

Var ForAll ; "1" where it is for every user
Var WhoFor ; the same in words

!define MUI_ICON "${ART}/desk.ico"
!define MUI_UNICON "${ART}/desk.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${ART}/side.bmp"
!define MUI_WELCOMEPAGE_TITLE "${TITLE} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "This puts Herefordshire desk on this computer ($WhoFor).$\r$\n$\r$\nAn earlier version is replaced: please close it first. Your desk, its keys and its backups are not touched."
!define MUI_FINISHPAGE_TITLE "Herefordshire desk is installed"
!define MUI_FINISHPAGE_TEXT "You find it in the Start menu.$\r$\n$\r$\nThe first time it asks three questions and shows a recovery code, once: keep it away from this computer."
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION OpenDesk
!define MUI_FINISHPAGE_RUN_TEXT "Open Herefordshire desk"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "The program is removed. Your desk, its keys and its backups stay where they are, and a later installation finds them again."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "${TITLE}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "${TITLE} setup"
VIAddVersionKey /LANG=${LANG_ENGLISH} "CompanyName" "Herefordshire desk"
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "See NOTICE.txt"

; Ends here, with words where somebody can read them and a code where nobody does.
!macro EndWith CODE WORDS
  MessageBox MB_OK|MB_ICONEXCLAMATION "${WORDS}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; Windows keeps a program that runs from being written: then nothing of it is touched.
!macro RequireStopped PROGRAM
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      !insertmacro EndWith ${RUNNING} "Herefordshire desk is open, or its folder may not be written. Please close the desk and try again. Nothing was changed."
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro RequireAdministrator
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    !insertmacro EndWith ${NO_ADMINISTRATOR} "For every user of this computer, an administrator has to do this."
  ${EndIf}
!macroend

Function .onInit
  SetRegView 64
  ${IfNot} ${AtLeastWin10}
    !insertmacro EndWith ${TOO_OLD} "Herefordshire desk needs Windows 10 or later."
  ${EndIf}
  StrCpy $ForAll ""
  StrCpy $WhoFor "for you alone: no administrator is needed"
  SetShellVarContext current
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/ALLUSERS" $2
  ${IfNot} ${Errors}
    StrCpy $ForAll "1"
    StrCpy $WhoFor "for everybody who uses it"
    !insertmacro RequireAdministrator
    SetShellVarContext all
  ${EndIf}
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${KEY}" "Folder"
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $ForAll == "1"
      StrCpy $INSTDIR "$PROGRAMFILES64\${ID}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${ID}"
    ${EndIf}
  ${EndIf}
FunctionEnd

; By the desktop's own process, so that a desk never runs with an administrator's rights.
Function OpenDesk
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\${WINDOW}"'
FunctionEnd

Section
  !insertmacro RequireStopped "${WINDOW}"
  !insertmacro RequireStopped "${CONSOLE}"
  ; an earlier version takes away its own files first, by its own list
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPGRADE _?=$INSTDIR' $0
    ${If} $0 != 0
      !insertmacro EndWith 2 "The earlier version could not be removed (code $0). Please remove it in Settings, Apps, then try again. Your desk is not touched."
    ${EndIf}
  ${EndIf}
  !insertmacro PutFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${WINDOW}"
  WriteRegStr SHCTX "${KEY}" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "Version" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "${TITLE}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "Herefordshire desk"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
SectionEnd

Function un.onInit
  SetRegView 64
  StrCpy $ForAll ""
  SetShellVarContext all
  ReadRegStr $0 SHCTX "${KEY}" "Folder"
  ${If} $0 == $INSTDIR
    StrCpy $ForAll "1"
    !insertmacro RequireAdministrator
  ${Else}
    SetShellVarContext current
  ${EndIf}
FunctionEnd

Section "Uninstall"
  !insertmacro RequireStopped "${WINDOW}"
  !insertmacro RequireStopped "${CONSOLE}"
  !insertmacro RemoveFiles
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/UPGRADE" $2
  ${If} ${Errors}
    DeleteRegKey SHCTX "${UNINSTALL}"
    DeleteRegKey SHCTX "${KEY}"
    SetShellVarContext current
    ${If} ${FileExists} "$LOCALAPPDATA\${ID}\*.*"
      MessageBox MB_OK|MB_ICONINFORMATION "The program is removed. Your desk is kept, encrypted, in $LOCALAPPDATA\${ID}." /SD IDOK
    ${EndIf}
  ${EndIf}
SectionEnd
