using System.Reflection;
using System.Runtime.CompilerServices;

namespace SmsGateways.Tests.HouseRules;

/// <summary>Writes an assembly's public surface as a program would use it: one line a member, with nullability and default values.</summary>
/// <remarks>What the compiler adds to every record is left out, but for <c>Deconstruct</c>: it follows from the record.</remarks>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Describe(Assembly assembly)
    {
        var blocks = assembly.GetExportedTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal).Select(static type
            => string.Concat((type.IsEnum ? Values(type) : Members(type).Order(StringComparer.Ordinal)).Prepend(Header(type)).Select(static line => line + "\n")));
        return string.Join("\n", blocks);
    }

    private static string Header(Type type)
    {
        var kind = type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "readonly struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        IEnumerable<Type> bases = type is { IsClass: true, BaseType: { } known } && known != typeof(object) ? [known] : [];
        bases = bases.Concat(type.IsEnum ? [] : type.GetInterfaces()
            .Where(contract => type.BaseType?.GetInterfaces().Contains(contract) is not true)
            .OrderBy(static contract => contract.ToString(), StringComparer.Ordinal));
        var names = string.Join(", ", bases.Select(static known => Name(known, null)));
        return $"{kind} {type.FullName}{(names.Length is 0 ? "" : $" : {names}")}";
    }

    private static IEnumerable<string> Values(Type type)
        => Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => $"  {Enum.GetName(type, value)} = {value}");

    private static IEnumerable<string> Members(Type type)
        => type.GetMembers(Declared)
            .Where(static member => member is ConstructorInfo || member.Name.IndexOfAny(['<', '.']) < 0)
            .Where(static member => member.Name is "Deconstruct" || !(member.Name is "EqualityContract" || member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)))
            .Select(static member => member switch
            {
                ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) => $"{Modifiers(constructor)}{NameOf(constructor.DeclaringType!)}({Parameters(constructor)})",
                MethodInfo method when IsVisible(method) && !IsAccessor(method) => $"{Modifiers(method)}{Name(method.ReturnParameter)} {method.Name}{Generics(method)}({Parameters(method)})",
                PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => Property(property),
                FieldInfo field when field.IsPublic => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType, null)} {field.Name}",
                EventInfo known => $"event {known.Name}",
                _ => null,
            })
            .OfType<string>()
            .Select(static line => $"  {line}");

    private static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToList();
        var set = accessors.Find(static accessor => accessor.ReturnType == typeof(void));
        var isInit = set?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) is true;
        var type = Name(property.PropertyType, new NullabilityInfoContext().Create(property));
        return $"{Modifiers(accessors[0])}{type} {property.Name} {{ {(property.CanRead ? "get; " : "")}{(set is null ? "" : isInit ? "init; " : "set; ")}}}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Modifiers(MethodBase method)
        => (method.IsPublic ? "" : "protected ")
            + (method.IsStatic ? "static " : "")
            + (method.DeclaringType!.IsInterface || !method.IsVirtual || method.IsFinal ? ""
                : method.IsAbstract ? "abstract "
                : ((MethodInfo)method).GetBaseDefinition().DeclaringType != method.DeclaringType ? "override "
                : "virtual ");

    private static string Parameters(MethodBase method)
    {
        var prefix = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return prefix + string.Join(", ", method.GetParameters().Select(static parameter
            => (parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "")
                + (parameter.IsDefined(typeof(ParamArrayAttribute), false) || parameter.IsDefined(typeof(ParamCollectionAttribute), false) ? "params " : "")
                + $"{Name(parameter)} {parameter.Name}"
                + (parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? (parameter.ParameterType.IsValueType ? "default" : "null")}" : "")));
    }

    private static string Generics(MethodInfo method)
        => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(static argument => argument.Name))}>" : "";

    private static string Name(ParameterInfo parameter) => Name(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    private static string Name(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!, nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{Name(underlying, null)}?";
        }

        var mark = !type.IsValueType && (nullability?.ReadState is NullabilityState.Nullable || nullability?.WriteState is NullabilityState.Nullable) ? "?" : "";
        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!, nullability?.ElementType)}[]{mark}";
        }

        var arguments = type.GetGenericArguments();
        var known = nullability?.GenericTypeArguments ?? [];
        var generics = arguments.Select((argument, i) => Name(argument, i < known.Length ? known[i] : null));
        return NameOf(type) + (arguments.Length is 0 ? "" : $"<{string.Join(", ", generics)}>") + mark;
    }

    private static string NameOf(Type type) => Keywords.GetValueOrDefault(type) ?? type.Name.Split('`')[0];
}
